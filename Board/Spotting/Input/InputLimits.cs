using Evolution.Lab;

namespace Evolution.Board.Spotting.Input;

/// <summary>Limits the input.</summary>
static class InputLimits
{
    /// <summary>The maximum size of all files together, in bytes.</summary>
    public const long MaxBytes = 10 * 1024 * 1024;

    /// <summary>The maximum number of files.</summary>
    public const int MaxFiles = 50;

    /// <summary>Throws if the input exceeds a limit.</summary>
    /// <param name="files">The number of files.</param>
    /// <param name="bytes">Their total size.</param>
    /// <exception cref="LabException">The input exceeds a limit.</exception>
    public static void Check(int files, long bytes)
    {
        if (files > MaxFiles) throw new LabException($"These are {files:N0} files. At most {MaxFiles} are taken at once; evo spot takes any number, in a terminal.");
        if (bytes > MaxBytes) throw new LabException($"This is {Megabytes(bytes)} of text. At most {Megabytes(MaxBytes)} are taken at once; evo spot takes larger files, in a terminal.");
    }

    /// <summary>Formats a size.</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024 ? $"{bytes / 1024.0:0.0} KB" : Megabytes(bytes);

    static string Megabytes(long bytes) => $"{bytes / 1024.0 / 1024.0:0.##} MB";
}
