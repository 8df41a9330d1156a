-- Drops all views before the first migration of a run, so that a migration may change any table, column or view. The
-- repeatable migrations make them anew: all of them run again whenever one migration is new or changed. The views are
-- dropped in one statement and without cascade: where somebody built a view of their own on them, the run fails and
-- changes nothing.
do $$
declare
    views text := (select string_agg(quote_ident(viewname), ', ') from pg_views where schemaname = current_schema());
begin
    if current_setting('bilan.views_dropped', true) = 'yes' then
        return;
    end if;
    if views is not null then
        execute 'drop view ' || views;
    end if;
    perform set_config('bilan.views_dropped', 'yes', true);
end $$;
