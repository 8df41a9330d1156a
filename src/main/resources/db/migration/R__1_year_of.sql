-- The year that a day lies in: a civil year, or one of the convention, which runs from 3 February, the day it was
-- signed, to 2 February of the next year. 3 February is the 34th day of every year, leap or not.
--   day: the day
--   year_basis: civil or convention
-- Made again whenever a migration is new or changed: ${migrations}

create or replace function year_of(day date, year_basis text) returns int
language sql immutable
as $$ select date_part('year', case year_basis when 'convention' then day - 33 else day end)::int $$;
