namespace Evolution.Board.Spotting.Graph;

/// <summary>The shape of a part, which indicates its kind.</summary>
enum NodeShape
{
    /// <summary>A service: a rectangle.</summary>
    Service,

    /// <summary>A database: a cylinder.</summary>
    Database,

    /// <summary>A cache: a hexagon.</summary>
    Cache,

    /// <summary>Common source: a sheet with a folded corner.</summary>
    Library,

    /// <summary>Anything else: a pill.</summary>
    Other,
}
