using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Evolution.Evo.Testing;

/// <summary>The content of a test project's report in xUnit's XML format.</summary>
/// <param name="Passed">The number of tests that passed.</param>
/// <param name="Failures">The failed tests, and failed clean-ups, which count as failed tests.</param>
/// <param name="Skipped">The number of tests that were skipped.</param>
/// <seealso href="https://xunit.net/docs/format-xml-v2"/>
sealed record TestReport(int Passed, IReadOnlyList<FailedTest> Failures, int Skipped)
{
    public static readonly TestReport Empty = new(0, [], 0);

    /// <summary>The distinct reasons why tests were skipped.</summary>
    public IReadOnlyList<string> SkipReasons { get; init; } = [];

    /// <summary>Reads a report.</summary>
    /// <returns>Null if the report is missing or incomplete.</returns>
    public static TestReport? Read(string path)
    {
        try
        {
            var assemblies = XDocument.Load(path).Descendants("assembly").ToArray();
            return assemblies is [] ? null : new(
                Sum(assemblies, "passed"),
                [.. assemblies.SelectMany(Failed)],
                Sum(assemblies, "skipped"))
            {
                SkipReasons = [.. assemblies.Descendants("reason").Select(reason => reason.Value.Trim()).Distinct()],
            };
        }
        catch (Exception exception) when (exception is IOException or XmlException)
        {
            return null;
        }
    }

    static int Sum(IEnumerable<XElement> assemblies, string count) =>
        assemblies.Sum(assembly => int.Parse(assembly.Attribute(count)?.Value ?? "0", CultureInfo.InvariantCulture));

    static IEnumerable<FailedTest> Failed(XElement assembly) =>
        assembly.Descendants("test").Where(test => test.Attribute("result")?.Value is "Fail")
            .Concat(assembly.Elements("errors").Elements("error"))
            .Select(failed => new FailedTest(
                failed.Name == "error" ? $"{failed.Attribute("name")?.Value} ({failed.Attribute("type")?.Value})" : failed.Attribute("name")!.Value,
                failed.Element("failure")?.Element("message")?.Value ?? "",
                failed.Element("failure")?.Element("stack-trace")?.Value ?? ""));
}
