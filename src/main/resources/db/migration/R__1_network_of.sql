-- Which part of the network a place belongs to, as its directory says: atelier_canope (by its answer; where it gives none, by
-- its name), epn (a public digital space: by its kind or its name) or autre. The label NetPublic says nothing of it: a rate of
-- labelling by network would be one of itself.
--   canope: whether it is an Atelier Canopé; null where the directory does not say
--   typology: what kinds of place it is, in the codes of the national schema, separated by |; null where unknown
--   name: its name
-- Made again whenever a migration is new or changed: ${migrations}

create or replace function network_of(canope boolean, typology text, name text) returns text
language sql immutable
as $$
    select case
               when coalesce(canope, normalize(name, nfd) ~* '\mateliers?[ -]+canope\u0301?(?![[:alnum:]\u0301])') then 'atelier_canope'
               when '|' || coalesce(typology, '') || '|' ~ '\|(EPN|ESPACES?_PUBLICS?_NUMERIQUES?)\|' then 'epn'
               when normalize(name, nfd) ~* '\m(epn|espaces?[ -]+publics?[ -]+nume\u0301?riques?)\M' then 'epn'
               else 'autre'
           end
$$;
