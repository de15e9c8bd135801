namespace Evolution.ServiceDefaults.Lab.Flooding;

/// <summary>How far the flooding of the cache is.</summary>
/// <param name="Megabytes">How much was asked for, in units of 1,048,576 bytes; 0 where nothing was.</param>
/// <param name="WrittenBytes">How much was written.</param>
/// <param name="Running">Whether it is still being written.</param>
sealed record Flood(int Megabytes, long WrittenBytes, bool Running)
{
    public static readonly Flood None = new(0, 0, false);
}

/// <summary>A wish for a flood.</summary>
/// <param name="Megabytes">How much is to be written, 1 to 1,024 units of 1,048,576 bytes.</param>
sealed record FloodWish(int Megabytes);
