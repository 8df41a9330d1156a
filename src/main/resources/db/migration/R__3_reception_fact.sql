-- One row per way of counting years and delivery in force with an accepted line, but for those that bring rejected
-- lines back corrected: these are no new lines.
--   year_basis: civil or convention
--   year: the year of its last line
--   department, place: always null
--   date: the day of its last line
--   source: attendance, training, donation, directory or funding
--   producer: who delivered
--   lines: lines read, without those passed over
--   rejected: lines refused and not brought back corrected since
--   delivery, sheet, line: the delivery, no sheet, and the line of its header
-- Made again whenever a migration is new or changed: ${migrations}

-- Means have no day: those of a year are the civil year's whichever way years are counted.
create view reception_fact as
select b.year_basis, year_of(d.last_date, case d.source when 'funding' then 'civil' else b.year_basis end) as year,
       cast(null as varchar(3)) as department,
       cast(null as text) as place, d.last_date as date, d.source, d.producer,
       d.lines_read - d.passed_over as lines,
       (select count(*) from (select distinct r.sheet, r.line from rejection r
                              where r.delivery = d.id and r.cleared_by is null) standing) as rejected,
       d.id as delivery, '' as sheet, d.header_line as line
from delivery d
cross join (values ('civil'), ('convention')) b (year_basis)
where d.status = 'in_force' and d.last_date is not null and d.corrects is null;
