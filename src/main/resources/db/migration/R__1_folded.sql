-- A name without accents, case, spaces and punctuation, so that its spellings are equal.
--   name: any text
-- Made again whenever a migration is new or changed: ${migrations}

create or replace function folded(name text) returns text
language sql immutable
as $$
    select lower(regexp_replace(normalize(name, nfd), '[^[:alnum:]]', '', 'g'))
$$;
