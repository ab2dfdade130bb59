#ifndef CCURL_SHIM_H
#define CCURL_SHIM_H
#include <curl/curl.h>

/* curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call. */
static inline CURLcode ccurl_set_long(CURL *h, CURLoption o, long v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode ccurl_set_string(CURL *h, CURLoption o, const char *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode ccurl_set_bytes(CURL *h, const char *bytes, long count) {
  CURLcode r = curl_easy_setopt(h, CURLOPT_POSTFIELDSIZE, count);
  return r ? r : curl_easy_setopt(h, CURLOPT_COPYPOSTFIELDS, bytes);
}
static inline CURLcode ccurl_set_headers(CURL *h, struct curl_slist *list) { return curl_easy_setopt(h, CURLOPT_HTTPHEADER, list); }

typedef size_t (*ccurl_write_fn)(char *, size_t, size_t, void *);
static inline CURLcode ccurl_set_write(CURL *h, ccurl_write_fn f, void *context) {
  CURLcode r = curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, f);
  return r ? r : curl_easy_setopt(h, CURLOPT_WRITEDATA, context);
}
static inline CURLcode ccurl_set_header(CURL *h, ccurl_write_fn f, void *context) {
  CURLcode r = curl_easy_setopt(h, CURLOPT_HEADERFUNCTION, f);
  return r ? r : curl_easy_setopt(h, CURLOPT_HEADERDATA, context);
}
typedef int (*ccurl_progress_fn)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
static inline CURLcode ccurl_set_progress(CURL *h, ccurl_progress_fn f, void *context) {
  CURLcode r = curl_easy_setopt(h, CURLOPT_NOPROGRESS, 0L);
  if (!r) r = curl_easy_setopt(h, CURLOPT_XFERINFOFUNCTION, f);
  return r ? r : curl_easy_setopt(h, CURLOPT_XFERINFODATA, context);
}
static inline CURLcode ccurl_get_long(CURL *h, CURLINFO i, long *v) { return curl_easy_getinfo(h, i, v); }
#endif
