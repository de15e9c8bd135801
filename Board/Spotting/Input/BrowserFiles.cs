using Evolution.Lab;
using Microsoft.AspNetCore.Components.Forms;

namespace Evolution.Board.Spotting.Input;

/// <summary>Reads files from the browser as streams, because a message on the page's connection is limited to 32 KB.</summary>
static class BrowserFiles
{
    /// <summary>Reads the files.</summary>
    /// <exception cref="LabException">There are too many files, or they are too large or no longer available.</exception>
    public static async Task<IReadOnlyList<SourceFile>> ReadAsync(InputFileChangeEventArgs change, CancellationToken cancellationToken)
    {
        InputLimits.Validate(change.FileCount, 0);
        var files = change.GetMultipleFiles(InputLimits.MaxFiles);
        InputLimits.Validate(files.Count, files.Sum(file => file.Size));
        var result = new List<SourceFile>();
        foreach (var (name, file) in FileNameSanitizer.Sanitize(files.Select(file => file.Name)).Zip(files)) result.Add(new(name, await ReadTextAsync(file, cancellationToken)));
        return result;
    }

    static async Task<string> ReadTextAsync(IBrowserFile file, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(file.OpenReadStream(InputLimits.MaxBytes, cancellationToken));
            return await reader.ReadToEndAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            throw new LabException($"{file.Name} could not be uploaded: {exception.Message}", cause: exception);
        }
    }
}
