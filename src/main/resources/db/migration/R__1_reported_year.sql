-- One row per civil year from the first fact of the deliveries in force to the last.
--   year: the year
-- Made again whenever a migration is new or changed: ${migrations}

create view reported_year as
select generate_series(
           extract(year from min(first_date))::int,
           extract(year from max(last_date))::int) as year
from delivery
where status = 'in_force';
