-- Makes the tables place_location, directory_snapshot and place_absence anew from all directories in force. To be called
-- whenever one of them comes, goes, or has lines brought back corrected; and once when the schema has changed.
-- Made again whenever a migration is new or changed: ${migrations}

create or replace function resolve_places() returns void
language plpgsql
as $$
declare
    snapshots int;
    listings int;
    reach int := 1;
begin
    delete from place_location;
    delete from directory_snapshot;
    delete from place_absence;
    drop table if exists directory_part, listed_place, told_place, known_place;

    -- The states of each place, as far as they say where its lines count: those that say the same are one period. Where several
    -- producers list one place, that of who began to list it last is the place that others mean; numbers come again elsewhere: it
    -- lies in one commune and, unless its identifier is long, has one name.
    insert into place_location
    with state as (
        select distinct on (d.producer, p.place, p.date)
            d.producer, p.place, p.date, p.commune, p.department, p.typology,
            network_of(p.canope, p.typology, p.name) as network, folded(p.name) as name
        from directory p
        join delivery d on d.id = p.delivery and d.status = 'in_force'
        where p.superseded_by is null
        order by d.producer, p.place, p.date, p.delivery desc, p.line desc
    ),
    compared as (
        select *,
               lag(date) over history is not null
                   and (commune, department, typology, network) is not distinct from
                       (lag(commune) over history, lag(department) over history,
                        lag(typology) over history, lag(network) over history) as same
        from state
        window history as (partition by producer, place order by date)
    )
    select producer, place,
           case when lag(date) over history is null then '-infinity' else date end,
           coalesce(lead(date) over history, 'infinity'),
           commune, department, typology, network,
           min(producer) over (partition by place) = max(producer) over (partition by place)
               or producer = first_value(producer) over (partition by place order by date desc, producer)
                  and min(commune) over (partition by place) = max(commune) over (partition by place)
                  and count(commune) over (partition by place) = count(*) over (partition by place)
                  and (length(place) >= 8 or min(name) over (partition by place) = max(name) over (partition by place))
    from compared
    where not same
    window history as (partition by producer, place order by date);
    analyze place_location;

    -- Each complete directory, with the deliveries that brought its rejected lines back. One whose places come again for
    -- the most part in a later one of the same day was told again by it.
    create temporary table directory_part on commit drop as
    with recursive part(directory, producer, delivery) as (
        select id, producer, id
        from delivery
        where source = 'directory' and status = 'in_force' and complete and corrects is null
        union all
        select p.directory, p.producer, c.id
        from part p
        join delivery c on c.corrects = p.delivery and c.status = 'in_force'
    )
    select p.directory, p.producer, p.delivery,
           max(said.date) over (partition by p.directory) as date, false as told_again
    from part p
    left join (select delivery, max(date) as date from directory where superseded_by is null group by delivery) said
        on said.delivery = p.delivery;
    delete from directory_part where date is null;

    create temporary table listed_place on commit drop as
    select *, row_number() over (partition by producer, date, place order by directory) as nth
    from (select p.directory, p.producer, p.date, f.place
          from directory_part p
          join directory f on f.delivery = p.delivery
          union
          select p.directory, p.producer, p.date, r.place
          from directory_part p
          join rejection r on r.delivery = p.delivery and r.cleared_by is null
          where r.place is not null) listed;
    create index on listed_place (producer, date, place, nth);
    analyze directory_part;
    analyze listed_place;

    -- Each is held against the next that list its places, and only one that these did not tell again against more of them:
    -- of a directory that comes every night for a year, against one.
    listings := (select max(nth) from listed_place);
    while reach < 2 * (listings - 1) loop
        update directory_part p set told_again = true
        from (select earlier.directory
              from listed_place earlier
              join (select directory, count(*) as places from listed_place group by directory) whole
                  on whole.directory = earlier.directory
              cross join generate_series(1, reach) next
              join listed_place later
                  on later.producer = earlier.producer and later.date = earlier.date and later.place = earlier.place
                      and later.nth = earlier.nth + next
              where earlier.directory in (select directory from directory_part where not told_again)
              group by earlier.directory, later.directory, whole.places
              having count(*) * 2 > whole.places) again
        where again.directory = p.directory;
        reach := reach * 2;
    end loop;

    -- The days on which each place was told of, by directories that were told again and by others, and where it lay then.
    create temporary table told_place on commit drop as
    select t.producer, t.place, t.date, bool_or(t.told_again) as before, bool_or(not t.told_again) as last,
           min(l.department) as department
    from (select d.producer, f.place, f.date, coalesce(p.told_again, false) as told_again
          from directory f
          join delivery d on d.id = f.delivery and d.status = 'in_force'
          left join directory_part p on p.delivery = f.delivery
          where f.superseded_by is null
          union all
          select l.producer, l.place, l.date, p.told_again
          from listed_place l
          join directory_part p on p.delivery = l.directory) t
    left join place_location l
        on l.producer = t.producer and l.place = t.place and l.since <= t.date and l.until > t.date
    group by t.producer, t.place, t.date;
    create index on told_place (producer, place, date);
    create index on told_place (producer, date);
    analyze told_place;

    -- A rejected line whose place is not known may be that of any.
    insert into directory_snapshot (producer, date, nth)
    select producer, date, row_number() over (partition by producer order by date)
    from directory_part
    group by producer, date
    having not bool_or(exists (select from rejection r
                               where r.delivery = directory_part.delivery and r.cleared_by is null
                                 and r.place is null and r.rule <> 'doublon'));
    analyze directory_snapshot;

    -- The places that are known before a directory, where they lay last, and whether one before it closed them.
    create temporary table known_place (
        producer text, place text, department text, closed boolean, primary key (producer, place)
    ) on commit drop;

    -- One after another, for what a directory lacks depends on what the one before it closed. Each looks at what was told since
    -- the one before it, and no further back.
    snapshots := (select max(nth) from directory_snapshot);
    for n in 1 .. coalesce(snapshots, 0) loop
        insert into known_place
        select distinct on (t.producer, t.place) t.producer, t.place, t.department, false
        from directory_snapshot s
        left join directory_snapshot b on b.producer = s.producer and b.nth = n - 1
        join told_place t
            on t.producer = s.producer and t.date >= coalesce(b.date, '-infinity') and t.date <= s.date
                and (t.date is distinct from b.date or t.last) and (t.date < s.date or t.before)
        where s.nth = n
        order by t.producer, t.place, t.date desc
        on conflict (producer, place) do update set department = excluded.department, closed = false
        where known_place.closed or known_place.department is distinct from excluded.department;

        with place as (
            select s.producer, s.date, p.place, p.listed, p.department_before, p.department_listed,
                   p.known and (p.listed or not p.closed) as open
            from directory_snapshot s
            cross join lateral (
                select coalesce(k.place, t.place) as place, k.place is not null as known, k.closed,
                       t.place is not null as listed, k.department as department_before, t.department as department_listed
                from (select * from known_place k where k.producer = s.producer) k
                full join (select * from told_place t where t.producer = s.producer and t.date = s.date and t.last) t
                    on t.place = k.place) p
            where s.nth = n
        ),
        kept_department as (
            select distinct producer, department_listed as department from place where listed
        ),
        judged as (
            select p.producer, p.date,
                   count(*) filter (where p.open) as open,
                   count(*) filter (where p.listed) as listed,
                   count(*) filter (where p.open and not p.listed) as missing,
                   count(distinct p.department_before) filter (where p.open) as departments,
                   count(distinct p.department_before) filter (where p.open and d.department is null) as emptied
            from place p
            left join kept_department d on d.producer = p.producer and d.department = p.department_before
            group by p.producer, p.date
        ),
        decided as (
            update directory_snapshot s
            set open = j.open, listed = j.listed, missing = j.missing,
                -- None of the places, fewer than half as many, or none in more than half of the departments: a part.
                partial = j.missing > 0
                    and (j.missing = j.open or j.listed * 2 < j.open
                         or j.departments > 1 and j.emptied * 2 > j.departments)
            from judged j
            where s.producer = j.producer and s.date = j.date
            returning s.producer, s.partial
        ),
        closed as (
            insert into place_absence
            select p.producer, p.place, p.date,
                   coalesce((select min(t.date) from told_place t
                             where t.producer = p.producer and t.place = p.place and t.date > p.date), 'infinity')
            from place p
            join decided d on d.producer = p.producer and not d.partial
            where p.open and not p.listed
            returning producer, place
        )
        update known_place k set closed = true
        from closed c
        where c.producer = k.producer and c.place = k.place;
    end loop;
    analyze place_absence;
end
$$;

select resolve_places();
