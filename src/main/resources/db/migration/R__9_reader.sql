-- What the role may read that measures run as: the views of facts, and nothing else.
-- Made again whenever a migration is new or changed, or the role is new: ${migrations}

do $$
declare
    views text := (select string_agg(format('%I.%I', schemaname, viewname), ', ') from pg_views
                   where schemaname = current_schema() and viewname like '%\_fact');
begin
    if exists (select from pg_roles where rolname = 'bilan_reader') then
        execute format('grant usage on schema %I to bilan_reader', current_schema());
        execute format('grant select on %s to bilan_reader', views);
    end if;
end $$;
