/** What is asked for with every post: all that evidence needs, nothing of its reach. */
export const POST_FIELDS: Readonly<Record<string, string>> = {
  expansions: [
    'author_id',
    'attachments.media_keys',
    'referenced_tweets.id',
    'referenced_tweets.id.attachments.media_keys',
    'referenced_tweets.id.author_id',
    'geo.place_id',
    'edit_history_tweet_ids',
  ].join(','),
  'tweet.fields': [
    'author_id',
    'created_at',
    'lang',
    'entities',
    'attachments',
    'geo',
    'referenced_tweets',
    'conversation_id',
    'note_tweet',
    'edit_controls',
    'edit_history_tweet_ids',
    'possibly_sensitive',
    'withheld',
  ].join(','),
  'media.fields': [
    'media_key',
    'type',
    'url',
    'preview_image_url',
    'variants',
    'alt_text',
    'width',
    'height',
    'duration_ms',
  ].join(','),
  'place.fields': 'full_name,country_code,geo,place_type',
  'user.fields': 'username,name',
};

/**
 * The most these expansions bring with one post. Reposts are never asked for, so a post refers to two
 * others at most, the one it quotes and the one it replies to; and it has five earlier versions at
 * most (docs.x.com, edit posts).
 */
export const EXPANDED = { postsPerPost: 2 + 5, usersPerPost: 2 } as const;
