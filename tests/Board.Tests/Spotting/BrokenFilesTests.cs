using System.Diagnostics;
using System.Text;
using Evolution.Board.Spotting;
using Evolution.Board.Spotting.Input;
using Evolution.Lab;
using Evolution.Spotting.Classifying;

namespace Evolution.Board.Tests.Spotting;

/// <summary>Ten megabytes of what is no file of any kind that is read.</summary>
public sealed class BrokenFilesTests
{
    const int Size = 10 * 1024 * 1024;

    static readonly Dictionary<string, Func<string>> Broken = new()
    {
        ["one long line"] = () => new string('x', Size),
        ["brackets"] = () => new string('[', Size),
        ["empty lines"] = () => new string('\n', Size),
        ["zero characters"] = () => new string('\0', Size),
        ["random characters"] = Random,
        ["services that end in the middle"] = () => Repeated("services:\n", number => $"  service-{number}:\n    image: shop/service-{number}\n") + "  broken: [",
        ["JSON that ends in the middle"] = () => Repeated("""{ "resources": {""", number => $"\"r{number}\": {{ \"type\": \"project.v0\" }},\n"),
    };

    public static TheoryData<string> Kinds => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task They_give_a_clear_message(string kind)
    {
        var text = Broken[kind]();
        var watch = Stopwatch.StartNew();

        var failure = await Should.ThrowAsync<LabException>(() => new Examiner(TimeSpan.FromMinutes(1)).ExamineAsync([new(PastedName.Of(text), text)], Corrections.None, CancellationToken.None));

        failure.Message.ShouldStartWith("Nothing that runs was found in these files");
        failure.Message.Length.ShouldBeLessThan(4000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1), "this only guards against an endless loop");
    }

    static string Random()
    {
        var random = new Random(6);
        return string.Create(Size, random, (letters, source) =>
        {
            for (var at = 0; at < letters.Length; at++) letters[at] = (char)source.Next(1, 0x2000);
        });
    }

    static string Repeated(string head, Func<int, string> piece)
    {
        var text = new StringBuilder(head);
        for (var number = 0; text.Length < Size; number++) text.Append(piece(number));
        return text.ToString();
    }
}
