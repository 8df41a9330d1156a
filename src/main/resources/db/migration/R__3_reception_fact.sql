-- One row per way of counting years and delivery in force with an accepted line, its own or one brought back corrected, but
-- for those that bring rejected lines back: these are no new lines.
--   year_basis: civil or convention
--   year: the year of its last line; of those brought back where all of its own were rejected
--   department, place: always null
--   date: the day of its last line
--   source: attendance, training, donation, directory, funding or governance
--   producer: who delivered
--   lines: lines read, without those passed over
--   rejected: lines refused and not brought back corrected since
--   delivery, sheet, line: the delivery, no sheet, and the line of its header
-- Made again whenever a migration is new or changed: ${migrations}

-- Means have no day: those of a year are the civil year's whichever way years are counted.
create view reception_fact as
with recursive brought_back as (
    select d.id as origin, c.id, c.last_date
    from delivery d
    join delivery c on c.corrects = d.id and c.status = 'in_force'
    where d.status = 'in_force' and d.last_date is null and d.corrects is null
    union
    select b.origin, c.id, c.last_date
    from brought_back b
    join delivery c on c.corrects = b.id and c.status = 'in_force'
),
received as (
    select d.*, coalesce(d.last_date, back.last_date) as counted_date
    from delivery d
    left join (select origin, max(last_date) as last_date from brought_back group by origin) back on back.origin = d.id
    where d.status = 'in_force' and d.corrects is null
)
select b.year_basis, year_of(d.counted_date, case d.source when 'funding' then 'civil' else b.year_basis end) as year,
       cast(null as varchar(3)) as department,
       cast(null as text) as place, d.counted_date as date, d.source, d.producer,
       d.lines_read - d.passed_over as lines,
       (select count(*) from (select distinct r.sheet, r.line from rejection r
                              where r.delivery = d.id and r.cleared_by is null) standing) as rejected,
       d.id as delivery, '' as sheet, d.header_line as line
from received d
cross join (values ('civil'), ('convention')) b (year_basis)
where d.counted_date is not null;
