using System.Globalization;

namespace Evolution.Hosting.Native;

/// <summary>How times are written in logs: UTC, as text that sorts, to the millisecond.</summary>
static class LogTime
{
    public static string Now => DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffK", CultureInfo.InvariantCulture);
}
