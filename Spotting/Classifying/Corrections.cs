namespace Evolution.Spotting.Classifying;

/// <summary>The user's corrections to the roles of workloads. They override the derived roles.</summary>
/// <param name="Services">The workloads that are application services.</param>
/// <param name="Infrastructure">The workloads that are infrastructure.</param>
public sealed record Corrections(IReadOnlySet<string> Services, IReadOnlySet<string> Infrastructure)
{
    /// <summary>No corrections.</summary>
    public static readonly Corrections None = new(new HashSet<string>(), new HashSet<string>());
}
