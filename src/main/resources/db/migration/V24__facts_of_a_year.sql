-- How many facts of a producer count is asked each night; each delivery keeps it.
alter table delivery_year add column facts bigint not null default 0;
comment on column delivery_year.facts is 'How many of its own facts of the year are not replaced';

do $$
declare
    facts text;
begin
    foreach facts in array array['attendance', 'training', 'donation', 'directory', 'funding', 'governance'] loop
        execute format($query$
            update delivery_year y set facts = f.facts
            from (select delivery, extract(year from date)::int as year, count(*) as facts
                  from %I where superseded_by is null group by 1, 2) f
            where y.delivery = f.delivery and y.year = f.year
            $query$, facts);
    end loop;
end $$;
