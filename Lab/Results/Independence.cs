namespace Evolution.Lab.Results;

/// <summary>
/// How independent a topology's services are of each other: the mean of <see cref="FaultResult.Unaffected"/> over the fault
/// experiments that have a meaning on every topology of the comparison, so that all are measured by the same.
/// </summary>
/// <param name="Name">The topology.</param>
/// <param name="Phase">The phase it started from.</param>
/// <param name="Mean">The mean over the experiments and repetitions, 0 to 1; null where nothing was measured.</param>
/// <param name="Lowest">The mean over the experiments of the repetition where it was lowest.</param>
/// <param name="Highest">The same where it was highest.</param>
/// <param name="Repeats">How many repetitions there were in which all of these experiments were done.</param>
public sealed record Independence(string Name, int Phase, double? Mean, double? Lowest, double? Highest, int Repeats);
