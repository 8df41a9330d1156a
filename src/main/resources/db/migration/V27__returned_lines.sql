-- A line may come back corrected twice, the second time with another day: where the first correction stands is known.
alter table returned_line add column own_sheet text;
alter table returned_line add column own_line int;
comment on column returned_line.sheet is 'The sheet of the line in the delivery that it corrects, empty in a text file';
comment on column returned_line.own_sheet is 'Its sheet in the delivery that brings it back; null of those that came before this was kept';
comment on column returned_line.own_line is 'Its number there; null of those that came before this was kept';
