-- What comes again as it was is no loss. Whether it is cannot be told of facts that were loaded before: their content is null.
do $$
declare
    facts text;
begin
    foreach facts in array array['attendance', 'group_member', 'training', 'donation', 'directory', 'funding', 'governance'] loop
        execute format('alter table %I add column content int', facts);
        execute format('comment on column %I.content is %L', facts,
            'The first 32 bits of a hash over all cells of the line, by which lines of the same key are compared');
    end loop;
end $$;

alter table delivery add column changed bigint not null default 0;
comment on column delivery.changed is 'Facts of earlier deliveries in whose place it put others, unless somebody has confirmed a delivery of the same producer and source since';
comment on column held_replacement.replaced is 'Facts of earlier deliveries that it would replace and that do not come again unchanged';
