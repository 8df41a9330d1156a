-- Identifiers restart: what has the same one on another day is something else. A key holds the day of its fact, as the number
-- of days since 1970 in an exclusive or: those that were made before are made again from what is stored. A fact that was
-- replaced by one of another day counts again.
create function pg_temp.day_number(day date) returns bigint
    language sql immutable
    return (day - date '1970-01-01')::bigint;

update repeated_line r set natural_key = f.natural_key # pg_temp.day_number(f.date)
from attendance f
where f.delivery = r.delivery and f.sheet = r.sheet and f.line = r.line and f.natural_key = r.natural_key;
update repeated_line r set natural_key = f.natural_key # pg_temp.day_number(f.date)
from training f
where f.delivery = r.delivery and f.sheet = r.sheet and f.line = r.line and f.natural_key = r.natural_key;

update attendance
set natural_key = natural_key # pg_temp.day_number(date), activity = activity # pg_temp.day_number(date);
update training
set natural_key = natural_key # pg_temp.day_number(date), session = session # pg_temp.day_number(date);
update donation set natural_key = natural_key # pg_temp.day_number(date);
update directory set natural_key = natural_key # pg_temp.day_number(date);
update funding set natural_key = natural_key # pg_temp.day_number(date);

comment on column attendance.natural_key is 'The activity''s key, and the exclusive or with the first half of the person''s pseudonym where there is one; or the profile''s own key, with the day';
comment on column attendance.activity is 'The activity: 64 bits of SHA-256 over producer and id_activite, and the exclusive or with its day';
comment on column training.session is 'The session: 64 bits of SHA-256 over producer and id_session, and the exclusive or with its first day';

-- Facts that another replaced are held against the keys of today: by a later fact of the same key they are replaced still.
do $$
declare
    facts text;
    activity text;
    freed bigint := 0;
    changed bigint;
begin
    foreach facts in array array['attendance', 'training', 'donation', 'directory', 'funding'] loop
        activity := case facts when 'attendance' then 'activity' when 'training' then 'session' else 'null::bigint' end;
        execute format($query$
            create temporary table replaced_row on commit drop as
            select f.ctid as row_id, f.delivery, f.sheet, f.line, f.superseded_by, f.natural_key, %2$s as activity, d.replaces
            from %1$I f
            join delivery d on d.id = f.superseded_by and d.replaces in ('none', 'activity')
            $query$, facts, activity);
        execute format($query$
            delete from replaced_row r using %1$I l
            where l.delivery = r.superseded_by and l.natural_key = r.natural_key
              and (l.delivery <> r.delivery or l.superseded_by is distinct from l.delivery
                   or (l.sheet, l.line) > (r.sheet, r.line))
            $query$, facts);
        if activity <> 'null::bigint' then
            execute format($query$
                delete from replaced_row r using %1$I l
                where r.replaces = 'activity' and l.delivery = r.superseded_by and l.%2$s = r.activity
                  and l.delivery <> r.delivery
                $query$, facts, activity);
        end if;
        execute format($query$
            update %1$I f set superseded_by = now.delivery
            from (
                select r.row_id, min(l.delivery) filter (where l.delivery > r.delivery) as delivery
                from replaced_row r
                left join (select natural_key, delivery from %1$I l
                           where delivery in (select id from delivery where status = 'in_force' and corrects is null)) l
                       on l.natural_key = r.natural_key
                group by r.row_id) now
            where f.ctid = now.row_id
            $query$, facts);
        get diagnostics changed = row_count;
        freed := freed + changed;
        drop table replaced_row;
    end loop;
    if freed > 0 then
        delete from delivery_commune;
        insert into delivery_commune (delivery, year, convention_year, commune, place)
        select f.delivery, extract(year from f.date)::int, extract(year from f.date - 33)::int, f.commune,
               case when f.commune is null then f.place end
        from attendance f join delivery d on d.id = f.delivery and d.status in ('in_force', 'withdrawn')
        where f.superseded_by is null
        group by 1, 2, 3, 4, 5;
    end if;
end $$;

drop function pg_temp.day_number;
-- They hold the numbers of activities.
delete from cube;
