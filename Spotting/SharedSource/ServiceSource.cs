using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>A service and the source from which it is built.</summary>
/// <param name="Service">The service.</param>
/// <param name="Build">The build; null if its source is not available.</param>
/// <param name="Parts">The source from which it is built.</param>
sealed record ServiceSource(Workload Service, BuildSource? Build, IReadOnlyList<SourcePart> Parts)
{
    public bool IsAvailable => Build is not null;
}
