using System.Globalization;
using Evolution.Lab;
using Evolution.Lab.Results;
using Microsoft.AspNetCore.Components.Forms;

namespace Evolution.Board.Comparing;

/// <summary>A results file uploaded by the user. It is kept only in memory.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Comparison">The content of the file.</param>
sealed record UploadedRun(string Name, Comparison Comparison)
{
    /// <summary>The maximum size of a file. One round of all phases is about 2 MiB.</summary>
    public const long MaxBytes = 10 * 1024 * 1024;

    /// <summary>Reads the file.</summary>
    /// <exception cref="LabException">The file is too large, is not a results file, or could not be uploaded.</exception>
    public static async Task<UploadedRun> ReadAsync(IBrowserFile file)
    {
        if (file.Size > MaxBytes)
            throw new LabException(string.Create(CultureInfo.InvariantCulture, $"{file.Name} is too large: {file.Size / 1024.0 / 1024.0:0.0} MiB. The limit is {MaxBytes / 1024 / 1024} MiB."));

        using var buffer = new MemoryStream();
        try
        {
            await using var stream = file.OpenReadStream(MaxBytes);
            await stream.CopyToAsync(buffer);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException or OperationCanceledException)
        {
            throw new LabException($"{file.Name} could not be uploaded: {exception.Message}", cause: exception);
        }
        return new(file.Name, ResultsFile.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), file.Name));
    }
}
