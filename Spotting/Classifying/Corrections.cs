namespace Evolution.Spotting.Classifying;

/// <summary>What the user says about workloads, which counts more than what is concluded.</summary>
/// <param name="Services">Those that are application services.</param>
/// <param name="Infrastructure">Those that are infrastructure.</param>
public sealed record Corrections(IReadOnlySet<string> Services, IReadOnlySet<string> Infrastructure)
{
    /// <summary>No corrections.</summary>
    public static readonly Corrections None = new(new HashSet<string>(), new HashSet<string>());
}
