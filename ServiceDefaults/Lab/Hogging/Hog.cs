namespace Evolution.ServiceDefaults.Lab.Hogging;

/// <summary>The load that the hog puts on the database server.</summary>
/// <param name="Connections">The number of connections that are held.</param>
/// <param name="Burners">The number of connections that burn CPU time.</param>
sealed record Hog(int Connections, int Burners)
{
    public static readonly Hog None = new(0, 0);
}

/// <summary>A request for a hog.</summary>
/// <param name="Burners">The number of connections that burn CPU time, 0 to 8.</param>
sealed record HogRequest(int Burners);
