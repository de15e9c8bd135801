using Bunit;
using Evolution.Board.Spotting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Evolution.Board.Tests.Spotting;

/// <summary>Provides the services and scripts that the Spot page needs.</summary>
public abstract class SpotPageContext : BunitContext
{
    private protected static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    readonly JSRuntimeInvocationHandler<IJSStreamReference> pastedText;

    protected SpotPageContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var panel = JSInterop.SetupModule("./Spotting/Input/InputPanel.razor.js");
        panel.SetupVoid("attach", _ => true).SetVoidResult();
        pastedText = panel.Setup<IJSStreamReference>("pasted", _ => true);
        JSInterop.SetupModule("./Spotting/Texts/SourceView.razor.js").Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(new FileAnalyzer(Timeout));
    }

    private protected IRenderedComponent<SpotPage> Paste(string text, string expectedSelector = ".symptoms", IRenderedComponent<SpotPage>? page = null)
    {
        page ??= Render<SpotPage>();
        pastedText.SetResult(new PastedStream(text));
        page.Find(".paste button").Click();
        page.WaitForElement(expectedSelector, Timeout);
        return page;
    }

    private protected static (string, string)[] GetVerdicts(IRenderedComponent<SpotPage> page) => [.. page.FindAll(".symptom").Select(symptom => (symptom.GetAttribute("data-symptom")!, symptom.GetAttribute("data-verdict")!))];
}
