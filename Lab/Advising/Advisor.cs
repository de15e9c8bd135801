using Evolution.Lab.Results;

namespace Evolution.Lab.Advising;

/// <summary>Applies the formula and determines the phase that addresses the conditions that do not hold.</summary>
public static class Advisor
{
    /// <summary>Advises on a situation.</summary>
    /// <param name="situation">The situation of the system and its team.</param>
    /// <param name="measured">Measurements of the phases, which determine effort and effect; null to use the plan's claims.</param>
    /// <exception cref="ArgumentException">Neither the situation nor the measurements determine whether one server handles the load.</exception>
    public static Advice Advise(Situation situation, Comparison? measured = null)
    {
        var capacity = situation.OneServer is null && measured is not null ? MeasuredCapacity.Of(measured) : null;
        var oneServer = situation.OneServer ?? capacity?.CanHandle(situation.RequestsPerSecond)
            ?? throw new ArgumentException("Whether one server handles the load is neither specified nor measured.", nameof(situation));

        var conditions = Formula.Apply(situation, oneServer);
        var advice = new Advice(conditions.All(condition => condition.Holds), conditions, Next: null) { OneServerReason = capacity?.ExplainOneServer(situation.RequestsPerSecond) };
        return advice.Enough ? advice : advice with { Next = CreateNextPhase(advice.Remedies.Max(remedy => remedy.Phase), measured) };
    }

    static NextPhase CreateNextPhase(int phase, Comparison? measured)
    {
        var (effort, effect) = (ClaimedFigures.DescribeEffort(phase), ClaimedFigures.DescribeEffect(phase));
        if (measured is not null)
        {
            effort = MeasuredEffort.Describe(measured, phase) ?? $"{DescribeMissingMeasurement(measured, phase)} {effort}";
            effect = MeasuredEffect.Describe(measured, phase) ?? $"{DescribeMissingMeasurement(measured, phase)} {effect}";
        }
        return new(phase, PlanSteps.GetSteps(phase), effort, effect);
    }

    static string DescribeMissingMeasurement(Comparison measured, int phase) => $"Phases 0 and {phase} were not both measured ({ResultsSource.Describe(measured)}).";
}
