namespace Evolution.ServiceDefaults.Lab.Hogging;

/// <summary>What is taken of the database server.</summary>
/// <param name="Connections">How many connections are held.</param>
/// <param name="Burners">How many of them burn processor time.</param>
sealed record Hog(int Connections, int Burners)
{
    public static readonly Hog None = new(0, 0);
}

/// <summary>A wish for a hog.</summary>
/// <param name="Burners">How many connections are to burn processor time, 0 to 8.</param>
sealed record HogWish(int Burners);
