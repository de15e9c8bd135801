using Evolution.Lab;
using Microsoft.AspNetCore.Components.Forms;

namespace Evolution.Board.Spotting.Input;

/// <summary>Reads dropped files as streams, because a message of the page's connection is limited to 32 KB.</summary>
static class BrowserFiles
{
    /// <summary>Returns the names and texts of the files.</summary>
    /// <exception cref="LabException">There are too many files, or they are too large or no longer available.</exception>
    public static async Task<IReadOnlyList<GivenFile>> ReadAsync(InputFileChangeEventArgs given, CancellationToken cancelled)
    {
        InputLimits.Check(given.FileCount, 0);
        var files = given.GetMultipleFiles(InputLimits.MaxFiles);
        InputLimits.Check(files.Count, files.Sum(file => file.Size));
        var read = new List<GivenFile>();
        foreach (var (name, file) in SafeNames.Of(files.Select(file => file.Name)).Zip(files)) read.Add(new(name, await TextAsync(file, cancelled)));
        return read;
    }

    static async Task<string> TextAsync(IBrowserFile file, CancellationToken cancelled)
    {
        try
        {
            using var reader = new StreamReader(file.OpenReadStream(InputLimits.MaxBytes, cancelled));
            return await reader.ReadToEndAsync(cancelled);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            throw new LabException($"{file.Name} could not be read from the browser: {exception.Message}", cause: exception);
        }
    }
}
