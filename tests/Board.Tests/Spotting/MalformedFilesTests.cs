using System.Diagnostics;
using System.Text;
using Evolution.Board.Spotting;
using Evolution.Board.Spotting.Input;
using Evolution.Lab;
using Evolution.Spotting.Classifying;

namespace Evolution.Board.Tests.Spotting;

/// <summary>Files of ten megabytes that are not in any supported format.</summary>
public sealed class MalformedFilesTests
{
    const int Size = 10 * 1024 * 1024;

    static readonly Dictionary<string, Func<string>> Files = new()
    {
        ["one long line"] = () => new string('x', Size),
        ["brackets"] = () => new string('[', Size),
        ["empty lines"] = () => new string('\n', Size),
        ["zero characters"] = () => new string('\0', Size),
        ["random characters"] = Random,
        ["services that end in the middle"] = () => Repeat("services:\n", number => $"  service-{number}:\n    image: shop/service-{number}\n") + "  broken: [",
        ["JSON that ends in the middle"] = () => Repeat("""{ "resources": {""", number => $"\"r{number}\": {{ \"type\": \"project.v0\" }},\n"),
    };

    public static TheoryData<string> Kinds => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_malformed_file_gives_a_clear_message(string kind)
    {
        var text = Files[kind]();
        var stopwatch = Stopwatch.StartNew();

        var failure = await Should.ThrowAsync<LabException>(() => new Examiner(TimeSpan.FromMinutes(1)).ExamineAsync([new(PastedName.Of(text), text)], Corrections.None, CancellationToken.None));

        failure.Message.ShouldStartWith("No workloads were found in these files");
        failure.Message.Length.ShouldBeLessThan(4000);
        stopwatch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1), "the limit only detects an endless loop");
    }

    static string Random()
    {
        var random = new Random(6);
        return string.Create(Size, random, (letters, source) =>
        {
            for (var i = 0; i < letters.Length; i++) letters[i] = (char)source.Next(1, 0x2000);
        });
    }

    static string Repeat(string head, Func<int, string> piece)
    {
        var text = new StringBuilder(head);
        for (var number = 0; text.Length < Size; number++) text.Append(piece(number));
        return text.ToString();
    }
}
