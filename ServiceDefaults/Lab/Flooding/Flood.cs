namespace Evolution.ServiceDefaults.Lab.Flooding;

/// <summary>The progress of flooding the cache.</summary>
/// <param name="Megabytes">The requested size, in units of 1,048,576 bytes; 0 if there is no flood.</param>
/// <param name="WrittenBytes">The number of bytes written so far.</param>
/// <param name="Running">Whether the flood is still being written.</param>
sealed record Flood(int Megabytes, long WrittenBytes, bool Running)
{
    public static readonly Flood None = new(0, 0, false);
}

/// <summary>A request for a flood.</summary>
/// <param name="Megabytes">The size to write, 1 to 1,024 units of 1,048,576 bytes.</param>
sealed record FloodRequest(int Megabytes);
