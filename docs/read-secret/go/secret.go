package secret

import (
	"context"
	"encoding/json"
	"time"

	"github.com/aws/aws-secretsmanager-caching-go/v2/secretcache"
)

type Client struct {
	ID     string `json:"client_id"`
	Secret string `json:"client_secret"`
}

type Reader struct{ cache *secretcache.Cache }

func NewReader() (*Reader, error) {
	cache, err := secretcache.New(func(c *secretcache.Cache) {
		c.CacheConfig.CacheItemTTL = (5 * time.Minute).Nanoseconds()
	})
	return &Reader{cache}, err
}

// Read returns the client. Set refused if Cognito answered invalid_client to the last value.
func (r *Reader) Read(ctx context.Context, arn string, refused bool) (client Client, err error) {
	if refused {
		r.cache.RefreshNowWithContext(ctx, arn)
	}
	text, err := r.cache.GetSecretStringWithContext(ctx, arn)
	if err != nil {
		return client, err
	}
	err = json.Unmarshal([]byte(text), &client)
	return client, err
}
