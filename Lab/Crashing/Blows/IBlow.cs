namespace Evolution.Lab.Crashing.Blows;

/// <summary>Something that breaks a running shop and mends it again. All its choices are made before, so that a seed makes the same ones.</summary>
interface IBlow
{
    /// <summary>What happens, for people: "PostgreSQL killed".</summary>
    string Name { get; }

    /// <summary>Strikes, and starts or mends what it broke.</summary>
    Task StrikeAsync(Ring ring, CancellationToken cancellation);
}
