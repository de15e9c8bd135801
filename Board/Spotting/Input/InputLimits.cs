using Evolution.Lab;

namespace Evolution.Board.Spotting.Input;

/// <summary>The limits on the number and size of the input files.</summary>
static class InputLimits
{
    /// <summary>The maximum total size of the files, in bytes.</summary>
    public const long MaxBytes = 10 * 1024 * 1024;

    /// <summary>The maximum number of files.</summary>
    public const int MaxFiles = 50;

    /// <summary>Throws if the input exceeds a limit.</summary>
    /// <param name="fileCount">The number of files.</param>
    /// <param name="bytes">The total size, in bytes.</param>
    /// <exception cref="LabException">The input exceeds a limit.</exception>
    public static void Validate(int fileCount, long bytes)
    {
        if (fileCount > MaxFiles) throw new LabException($"There are {fileCount:N0} files, but the limit is {MaxFiles}. In a terminal, evo spot accepts any number of files.");
        if (bytes > MaxBytes) throw new LabException($"The input is {FormatMegabytes(bytes)}, but the limit is {FormatMegabytes(MaxBytes)}. In a terminal, evo spot accepts larger files.");
    }

    /// <summary>Formats a size in bytes.</summary>
    public static string FormatSize(long bytes) => bytes < 1024 * 1024 ? $"{bytes / 1024.0:0.0} KB" : FormatMegabytes(bytes);

    static string FormatMegabytes(long bytes) => $"{bytes / 1024.0 / 1024.0:0.##} MB";
}
