package fr.mediation.bilan.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;
import org.ojalgo.optimisation.integer.IntegerStrategy.GMICutConfiguration;

/** A programme in whole numbers where variables are, and linear in the others, solved by ojAlgo: exact, for few variables. */
final class MixedProgram implements Program {
    /** No value is as far from the nearest whole number. */
    private static final double NO_FRACTION = 1;

    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private final List<Variable> variables = new ArrayList<>();

    MixedProgram() {
        // One thread: of several solutions that cost the same, the same one is found each time. No Gomory cuts: in some
        // programmes
        // version 57.1 cuts off every solution (optimatika/ojAlgo#682).
        model.options.integer(IntegerStrategy.newConfigurable()
                .withParallelism(() -> 1)
                .withGMICutConfiguration(new GMICutConfiguration().withFractionality(NO_FRACTION)));
    }

    @Override
    public int variable(double low, double high) {
        Variable variable = model.newVariable("x" + variables.size());
        if (low != Double.NEGATIVE_INFINITY) {
            variable.lower(low);
        }
        if (high != Double.POSITIVE_INFINITY) {
            variable.upper(high);
        }
        variables.add(variable);
        return variables.size() - 1;
    }

    void whole(int variable) {
        variables.get(variable).integer(true);
    }

    @Override
    public void cost(int variable, double cost) {
        variables.get(variable).weight(cost);
    }

    @Override
    public Row row(double low, double high) {
        Expression expression = model.newExpression("r" + model.countExpressions());
        if (low == high) {
            expression.level(low);
        } else {
            if (low != Double.NEGATIVE_INFINITY) {
                expression.lower(low);
            }
            if (high != Double.POSITIVE_INFINITY) {
                expression.upper(high);
            }
        }
        return new Sum(expression);
    }

    @Override
    public double @Nullable [] minimise() {
        return values(model.minimise());
    }

    @Override
    public double @Nullable [] maximise() {
        return values(model.maximise());
    }

    private double @Nullable [] values(Optimisation.Result result) {
        if (!result.getState().isOptimal()) {
            return null;
        }
        double[] values = new double[variables.size()];
        for (int variable = 0; variable < values.length; variable++) {
            values[variable] = result.doubleValue(variable);
        }
        return values;
    }

    private final class Sum implements Row {
        private final Expression expression;

        private Sum(Expression expression) {
            this.expression = expression;
        }

        @Override
        public Row add(int variable, double coefficient) {
            expression.set(variables.get(variable), coefficient);
            return this;
        }
    }
}
