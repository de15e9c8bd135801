namespace Evolution.Evo.Tests.Testing;

/// <summary>Test reports in the format of xUnit.</summary>
static class SampleReports
{
    public const string Mixed = """
        <assemblies schema-version="3"><assembly name="/x/t.dll" errors="1" failed="1" passed="4" skipped="1" total="6" not-run="0">
          <errors><error type="test-class-cleanup" name="FixT"><failure><message>threw in DisposeAsync</message><stack-trace>at Broken</stack-trace></failure></error></errors>
          <collection><test name="T.Bad" result="Fail"><failure><message>Expected: 1
        Actual: 2</message><stack-trace>at T.Bad() in T.cs:line 4</stack-trace></failure></test>
          <test name="T.Good" result="Pass" /><test name="T.Later" result="Skip"><reason>because</reason></test></collection>
        </assembly></assemblies>
        """;

    public const string Empty = """<assemblies><assembly errors="0" failed="0" passed="0" skipped="0" total="0" /></assemblies>""";

    public static string Passing(int count) => $"""<assemblies><assembly errors="0" failed="0" passed="{count}" skipped="0" total="{count}" /></assemblies>""";
}
