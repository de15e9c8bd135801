using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>A service and the source that it is built from.</summary>
/// <param name="Service">The service.</param>
/// <param name="Build">The build; null if its source is not available.</param>
/// <param name="Parts">The source that it is built from.</param>
sealed record ServiceSource(Workload Service, BuildSource? Build, IReadOnlyList<Part> Parts)
{
    public bool IsSeen => Build is not null;
}
