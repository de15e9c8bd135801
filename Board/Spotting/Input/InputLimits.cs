using Evolution.Lab;

namespace Evolution.Board.Spotting.Input;

/// <summary>How much is taken at once.</summary>
static class InputLimits
{
    /// <summary>The most bytes of all files together.</summary>
    public const long MaxBytes = 10 * 1024 * 1024;

    /// <summary>The most files.</summary>
    public const int MaxFiles = 50;

    /// <summary>Refuses what is too much.</summary>
    /// <param name="files">How many files there are.</param>
    /// <param name="bytes">How large they are together.</param>
    /// <exception cref="LabException">It is too much.</exception>
    public static void Check(int files, long bytes)
    {
        if (files > MaxFiles) throw new LabException($"These are {files:N0} files. At most {MaxFiles} are taken at once; evo spot takes any number, in a terminal.");
        if (bytes > MaxBytes) throw new LabException($"This is {Megabytes(bytes)} of text. At most {Megabytes(MaxBytes)} are taken at once; evo spot takes larger files, in a terminal.");
    }

    /// <summary>A size in words.</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024 ? $"{bytes / 1024.0:0.0} KB" : Megabytes(bytes);

    static string Megabytes(long bytes) => $"{bytes / 1024.0 / 1024.0:0.##} MB";
}
