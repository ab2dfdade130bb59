enum CheckoutDomainRoom {}
