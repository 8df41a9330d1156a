-- A delivery that was withdrawn, or came under a wrong name, may be taken again: read afresh, in its place among the others.
alter table delivery add column taken int not null default 1;
comment on column delivery.taken is 'How many times its bytes were taken: once, and once more each time it was taken again';
