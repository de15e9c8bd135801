using Bunit;
using Evolution.Board.Spotting;
using Evolution.Board.Spotting.Input;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Spotting;

/// <summary>The inputs of the Spot page: what is read, and what is rejected, replaced or stopped.</summary>
public sealed class SpotPageInputTests : SpotPageContext
{
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
        var expected = await new FileAnalyzer(Timeout).AnalyzeAsync(SampleFiles.Of(phase), Corrections.None, CancellationToken.None);

        page.Find($"button[title='Try phase {phase} of this shop']").Click();

        page.WaitForAssertion(() => GetVerdicts(page).ShouldBe(expected.Symptoms.Select(symptom => (symptom.Id, symptom.Verdict.ToString().ToLowerInvariant()))), Timeout);
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

    IRenderedComponent<SpotPage> Drop(params InputFileContent[] files) => Drop(Render<SpotPage>(), files);

    static IRenderedComponent<SpotPage> Drop(IRenderedComponent<SpotPage> page, params InputFileContent[] files)
    {
        page.FindComponent<InputFile>().UploadFiles(files);
        return page;
    }
}
