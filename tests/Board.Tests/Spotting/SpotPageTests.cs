using Bunit;
using Evolution.Board.Spotting;
using Evolution.Board.Spotting.Input;
using Evolution.Board.Spotting.Texts;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Evolution.Board.Tests.Spotting;

public sealed class SpotPageTests : BunitContext
{
    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    readonly JSRuntimeInvocationHandler<IJSStreamReference> pastedText;

    public SpotPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var panel = JSInterop.SetupModule("./Spotting/Input/InputPanel.razor.js");
        panel.SetupVoid("attach", _ => true).SetVoidResult();
        pastedText = panel.Setup<IJSStreamReference>("pasted", _ => true);
        JSInterop.SetupModule("./Spotting/Texts/SourceView.razor.js").Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(new FileAnalyzer(Timeout));
    }

    [Fact]
    public void A_pasted_Compose_file_shows_its_symptoms_and_their_evidence()
    {
        var page = Paste(Samples.Of(0)[0].Text);

        GetVerdicts(page).ShouldBe([("shared-database", "present"), ("shared-library", "unknown"), ("single-deployment", "present"), ("synchronous-calls", "present"), ("shared-cache", "present")]);
        var marks = page.FindAll("mark").Select(mark => mark.TextContent).ToArray();
        marks.Count(line => line.Contains("postgres", StringComparison.Ordinal)).ShouldBe(3);
        marks.Count(line => line.Contains("redis:6379", StringComparison.Ordinal)).ShouldBe(3);
        marks.ShouldContain(line => line.Contains("INVENTORY_URL: \"http://inventory:8080\"", StringComparison.Ordinal));
        marks.ShouldContain(line => line.Contains("orders:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kubernetes.yaml", """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: orders }
        spec: { template: { metadata: { labels: { app: orders } }, spec: { containers: [{ name: main, image: shop/orders, env: [{ name: DB, value: "postgres://db:5432/a" }] }] } } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: payments }
        spec: { template: { metadata: { labels: { app: payments } }, spec: { containers: [{ name: main, image: shop/payments, env: [{ name: DB, value: "postgres://db:5432/b" }] }] } } }
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec: { template: { metadata: { labels: { app: db } }, spec: { containers: [{ name: main, image: "postgres:18", ports: [{ containerPort: 5432 }] }] } } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: db }
        spec: { selector: { app: db }, ports: [{ port: 5432 }] }
        """)]
    [InlineData("manifest.json", """
        {
          "resources": {
            "db": { "type": "container.v0", "image": "docker.io/library/postgres:18", "bindings": { "tcp": { "scheme": "tcp", "targetPort": 5432 } } },
            "orders": { "type": "project.v0", "path": "Orders/Orders.csproj", "env": { "DB": "postgres://{db.bindings.tcp.host}:{db.bindings.tcp.port}" } },
            "payments": { "type": "project.v0", "path": "Payments/Payments.csproj", "env": { "DB": "postgres://{db.bindings.tcp.host}:{db.bindings.tcp.port}" } }
          }
        }
        """)]
    public void Kubernetes_and_Aspire_manifests_are_read(string name, string text)
    {
        var page = Paste(text);

        GetVerdicts(page).ShouldContain(("shared-database", "present"));
        page.Find("#file").GetAttribute("value").ShouldBe(name);
        page.FindAll("mark").Count(mark => mark.TextContent.Contains("DB", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Each_phase_is_available_as_a_sample(int phase)
    {
        var page = Render<SpotPage>();
        var expected = await new FileAnalyzer(Timeout).AnalyzeAsync(Samples.Of(phase), Corrections.None, CancellationToken.None);

        page.Find($"button[title='Try phase {phase} of this shop']").Click();

        page.WaitForAssertion(() => GetVerdicts(page).ShouldBe(expected.Symptoms.Select(symptom => (symptom.Id, symptom.Verdict.ToString().ToLowerInvariant()))), Timeout);
    }

    [Fact]
    public void Clicking_evidence_opens_its_file_at_its_line()
    {
        var page = Render<SpotPage>();
        page.Find("button[title='Try phase 2 of this shop']").Click();
        page.WaitForElement(".symptom", Timeout);

        var evidence = page.FindAll(".evidence .place").Last(location => location.TextContent.StartsWith("orders-unit/", StringComparison.Ordinal));
        var line = evidence.TextContent.Split(':')[1];
        evidence.Click();

        page.WaitForElement(".line.focus", Timeout).Id.ShouldBe($"line-{line}");
        page.Find("#file").GetAttribute("value").ShouldBe("orders-unit/docker-compose.yaml");
        page.Find(".line.focus mark").TextContent.ShouldContain("_URL");
    }

    [Fact]
    public void Files_can_be_dropped()
    {
        var page = Drop(InputFileContent.CreateFromText("services:\n  orders: { image: shop/orders, environment: { DB: \"postgres://db:5432/a\" } }\n", "orders.yaml"),
            InputFileContent.CreateFromText("services:\n  payments: { image: shop/payments, environment: { DB: \"postgres://db:5432/b\" } }\n  db: { image: postgres }\n", "payments.yaml"));

        page.WaitForAssertion(() => GetVerdicts(page).ShouldContain(("shared-database", "present")), Timeout);
        page.FindAll("#file option").Select(option => option.GetAttribute("value")).ShouldBe(["orders.yaml", "payments.yaml"]);
    }

    [Fact]
    public void Markup_in_names_and_texts_is_encoded()
    {
        const string markup = "<img src=x onerror=alert(1)>";
        var page = Paste($"services:\n  \"{markup}\":\n    image: shop/a\n    environment: {{ DB: \"postgres://db:5432/a\", \"{markup}_URL\": \"http://b:80\" }}\n  b:\n    image: shop/b\n    environment: {{ DB: \"postgres://db:5432/a\" }}\n  db: {{ image: postgres }}\n  c: {{ image: shop/c, build: \"../{markup}\" }}\n");

        page.FindAll("img").ShouldBeEmpty();
        page.Find(".source").TextContent.ShouldContain(markup);
        page.Find(".symptoms").TextContent.ShouldContain(markup);
        page.Find("table").TextContent.ShouldContain(markup);
    }

    [Fact]
    public void A_malformed_file_of_10_MB_is_rejected_with_a_message()
    {
        var page = Paste("services:\n" + string.Concat(Enumerable.Range(0, 360_000).Select(number => $"  service-{number}: {{ image: a }}\n"))[..(10 * 1024 * 1024 - 100)] + "\n  broken: [", ".error");

        page.Find(".error").TextContent.ShouldContain("No workloads were found in these files");
        page.Find(".error .place").Click();
        page.WaitForElement(".line.focus", Timeout).ShouldNotBeNull();

        Paste("services:\n  orders: { image: shop/orders }\n", page: page);
        page.FindAll(".error").ShouldBeEmpty();
    }

    [Fact]
    public void Too_many_or_too_large_files_are_rejected_with_a_message()
    {
        var page = Drop([.. Enumerable.Range(0, 51).Select(number => InputFileContent.CreateFromText("a: 1", $"{number}.yaml"))]);
        page.WaitForElement(".error", Timeout).TextContent.ShouldContain("There are 51 files, but the limit is 50");

        Drop(page, InputFileContent.CreateFromBinary(new byte[6 * 1024 * 1024], "a.yaml"), InputFileContent.CreateFromBinary(new byte[6 * 1024 * 1024], "b.yaml"));
        page.WaitForAssertion(() => page.Find(".error").TextContent.ShouldContain("The input is 12 MB, but the limit is 10 MB"), Timeout);
    }

    [Theory]
    [InlineData("", "There is no text to analyze yet")]
    [InlineData(" \n\t", "There is no text to analyze yet")]
    [InlineData("a: 1", "No workloads were found in these files")]
    [InlineData("services:\n  a: [", "No workloads were found in these files")]
    public void Invalid_input_is_reported(string text, string message) => Paste(text, ".error").Find(".error").TextContent.ShouldContain(message);

    [Fact]
    public void A_second_input_cancels_and_replaces_the_first()
    {
        using var releaseSignal = new ManualResetEventSlim();
        using var startSignal = new ManualResetEventSlim();
        Services.AddSingleton(new FileAnalyzer((folder, corrections) =>
        {
            if (File.ReadAllText(Path.Combine(folder, "compose.yaml")).Contains("first", StringComparison.Ordinal))
            {
                startSignal.Set();
                releaseSignal.Wait(Timeout);
            }
            return Spotter.Analyze([folder], corrections);
        }, Timeout));
        var page = Render<SpotPage>();
        Paste("services:\n  first: { image: shop/first }\n", "progress", page);
        startSignal.Wait(Timeout).ShouldBeTrue();

        Paste("services:\n  second: { image: shop/second }\n", ".symptoms", page);
        releaseSignal.Set();

        page.Find(".symptoms").TextContent.ShouldContain("second");
        page.FindAll("progress").ShouldBeEmpty();
        page.FindAll(".error").ShouldBeEmpty();
        page.Markup.ShouldNotContain("shop/first");
    }

    [Fact]
    public void The_analysis_can_be_stopped()
    {
        using var releaseSignal = new ManualResetEventSlim();
        Services.AddSingleton(new FileAnalyzer((_, _) => { releaseSignal.Wait(Timeout); return new([], [], [], [], []); }, Timeout));
        var page = Paste("services:\n  first: { image: shop/first }\n", "progress");

        page.Find(".status button").Click();

        page.WaitForAssertion(() => page.FindAll("progress").ShouldBeEmpty(), Timeout);
        page.FindAll(".error").ShouldBeEmpty();
        releaseSignal.Set();
    }

    [Fact]
    public void A_role_can_be_corrected_and_the_correction_undone()
    {
        var page = Paste("services:\n  orders: { image: shop/orders, environment: { DB: \"postgres://store:5432/a\" } }\n  payments: { image: shop/payments, environment: { DB: \"postgres://store:5432/b\" } }\n  store: { image: postgres }\n");
        GetVerdicts(page).ShouldContain(("shared-database", "present"));

        page.Find("button[aria-label='Mark as service: store']").Click();
        page.WaitForAssertion(() => GetVerdicts(page).ShouldNotContain(("shared-database", "present")), Timeout);
        page.Find("table").TextContent.ShouldContain(", corrected");

        page.Find("button[aria-label='Undo correction: store']").Click();
        page.WaitForAssertion(() => GetVerdicts(page).ShouldContain(("shared-database", "present")), Timeout);
    }

    [Fact]
    public void Unresolved_references_are_listed()
    {
        var page = Paste("services:\n  orders:\n    image: shop/orders\n    env_file: ../../secrets.env\n");

        var unresolved = page.Find(".unresolved");
        unresolved.TextContent.ShouldContain("../../secrets.env points outside the analyzed folder");
        unresolved.QuerySelector(".place")!.TextContent.ShouldBe("compose.yaml:4");
    }

    [Fact]
    public void The_page_states_that_nothing_leaves_the_machine() => Render<SpotPage>().Find(".private").TextContent.ShouldContain("Nothing leaves the machine");

    [Fact]
    public void A_very_long_text_shows_only_the_lines_around_its_evidence_until_expanded()
    {
        var page = Paste($"services:\n{string.Concat(Enumerable.Repeat("  # nothing\n", 5_000))}  orders: {{ image: shop/orders, environment: {{ DB: \"postgres://db:5432/a\" }} }}\n  payments: {{ image: shop/payments, environment: {{ DB: \"postgres://db:5432/b\" }} }}\n  db: {{ image: postgres }}\n");

        page.FindAll(".line").Count.ShouldBe(23);
        page.Find(".gap").TextContent.ShouldContain("4,981 lines omitted");
        page.FindComponent<SourceView>().Find(".which button").Click();
        page.WaitForAssertion(() => page.FindComponent<SourceView>().Find(".which button").TextContent.ShouldContain("Show only the evidence"), Timeout);
    }

    static (string, string)[] GetVerdicts(IRenderedComponent<SpotPage> page) => [.. page.FindAll(".symptom").Select(symptom => (symptom.GetAttribute("data-symptom")!, symptom.GetAttribute("data-verdict")!))];

    IRenderedComponent<SpotPage> Paste(string text, string expectedSelector = ".symptoms", IRenderedComponent<SpotPage>? page = null)
    {
        page ??= Render<SpotPage>();
        pastedText.SetResult(new PastedStream(text));
        page.Find(".paste button").Click();
        page.WaitForElement(expectedSelector, Timeout);
        return page;
    }

    IRenderedComponent<SpotPage> Drop(params InputFileContent[] files) => Drop(Render<SpotPage>(), files);

    static IRenderedComponent<SpotPage> Drop(IRenderedComponent<SpotPage> page, params InputFileContent[] files)
    {
        page.FindComponent<InputFile>().UploadFiles(files);
        return page;
    }
}
