package fr.mediation.bilan.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.LocalizedOptimFormats;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/** The interval of a hidden cell by another solver, with nothing of the project's own but the description of the tables. */
final class IndependentIntervals {
    private IndependentIntervals() {}

    /** What the published values leave open, in fractions: never narrower than in whole numbers. */
    static Interval of(LinkedTables tables, double[] published, BitSet hidden, int cell) {
        int[] cells = hidden.stream().toArray();
        List<LinearConstraint> constraints = new ArrayList<>();
        for (LinkedTables.Relation relation : tables.relations()) {
            double[] row = new double[cells.length];
            double known = 0;
            boolean any = false;
            for (int position = 0; position < relation.size(); position++) {
                int found = Arrays.binarySearch(cells, relation.cell(position));
                if (found < 0) {
                    known += relation.coefficient(position) * published[relation.cell(position)];
                } else {
                    row[found] = relation.coefficient(position);
                    any = true;
                }
            }
            if (any && relation.low() == relation.high()) {
                constraints.add(new LinearConstraint(row, Relationship.EQ, relation.low() - known));
            } else if (any) {
                constraints.add(new LinearConstraint(row, Relationship.GEQ, relation.low() - known));
                constraints.add(new LinearConstraint(row, Relationship.LEQ, relation.high() - known));
            }
        }
        double[] objective = new double[cells.length];
        objective[Arrays.binarySearch(cells, cell)] = 1;
        return new Interval(
                optimum(objective, constraints, GoalType.MINIMIZE), optimum(objective, constraints, GoalType.MAXIMIZE));
    }

    private static double optimum(double[] objective, List<LinearConstraint> constraints, GoalType goal) {
        try {
            return new SimplexSolver()
                    .optimize(
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            goal,
                            new NonNegativeConstraint(true))
                    .getValue();
        } catch (MathIllegalStateException e) {
            if (e.getSpecifier() == LocalizedOptimFormats.UNBOUNDED_SOLUTION) {
                return Double.POSITIVE_INFINITY;
            }
            throw e;
        }
    }
}
