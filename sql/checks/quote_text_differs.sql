-- severity: error
-- Text, cue or speaker of a quote is not what stands at its offsets.
SELECT q.quote_id, q.article_id, q.version
FROM quotes q JOIN article_versions v USING (article_id, version)
WHERE q.text IS DISTINCT FROM
        list_aggregate(list_transform(q.spans, lambda s: substring(v.text, s.start_char + 1, s.end_char - s.start_char)), 'string_agg', ' … ')
    OR q.cue IS DISTINCT FROM substring(v.text, q.cue_start + 1, q.cue_end - q.cue_start)
    OR q.speaker_surface IS DISTINCT FROM substring(v.text, q.speaker_start + 1, q.speaker_end - q.speaker_start);
