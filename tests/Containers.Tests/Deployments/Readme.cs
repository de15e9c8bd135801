using Evolution.Lab;

namespace Evolution.Containers.Tests.Deployments;

/// <summary>The commands of <c>deploy/README.md</c>, so that tests run what people copy.</summary>
static class Readme
{
    const string Fence = "```";

    /// <summary>The commands of a section, one string for each of its blocks.</summary>
    /// <param name="heading">The section's heading with its marks, such as <c>## Images</c>.</param>
    /// <exception cref="InvalidDataException">There is no such section, or no block in it.</exception>
    public static IReadOnlyList<string> Commands(string heading)
    {
        var file = Repository.Find()["deploy/README.md"];
        var section = File.ReadLines(file).SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("##", StringComparison.Ordinal));
        var blocks = string.Join('\n', section).Split(Fence).Where((_, index) => index % 2 is 1).Select(block => block.Trim()).ToArray();
        return blocks is [] ? throw new InvalidDataException($"{file} has no commands under '{heading}'.") : blocks;
    }
}
