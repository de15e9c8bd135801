using System.Globalization;
using Evolution.Lab;
using Evolution.Lab.Results;
using Microsoft.AspNetCore.Components.Forms;

namespace Evolution.Board.Comparing;

/// <summary>A file of results that somebody gave the page; it is kept nowhere but in the page.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Comparison">What it holds.</param>
sealed record UploadedRun(string Name, Comparison Comparison)
{
    /// <summary>How large a file may be: one repetition of all phases takes about 2 MiB.</summary>
    public const long MaxBytes = 10 * 1024 * 1024;

    /// <summary>Reads it.</summary>
    /// <exception cref="LabException">It is too large, no file of results, or does not arrive; says which.</exception>
    public static async Task<UploadedRun> ReadAsync(IBrowserFile file)
    {
        if (file.Size > MaxBytes)
            throw new LabException(string.Create(CultureInfo.InvariantCulture, $"{file.Name} is too large: {file.Size / 1024.0 / 1024.0:0.0} MiB. A file of results is at most {MaxBytes / 1024 / 1024} MiB."));

        using var memory = new MemoryStream();
        try
        {
            await using var stream = file.OpenReadStream(MaxBytes);
            await stream.CopyToAsync(memory);
        }
        catch (Exception failure) when (failure is IOException or TimeoutException or OperationCanceledException)
        {
            throw new LabException($"{file.Name} did not arrive: {failure.Message}", cause: failure);
        }
        return new(file.Name, ResultsFile.Parse(memory.GetBuffer().AsSpan(0, (int)memory.Length), file.Name));
    }
}
