using System.Text.RegularExpressions;

namespace Evolution.Board.Tests.FaultInjection;

/// <summary>Submits the forms of a page as a browser does.</summary>
static partial class BoardForms
{
    /// <summary>Loads a page and submits a form with its antiforgery token.</summary>
    public static async Task<HttpResponseMessage> SubmitFormAsync(this HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = AntiforgeryTokenPattern().Match(await browser.GetStringAsync(page)).Groups[1].Value;
        var content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await browser.PostAsync($"/actions/{action}", content);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex AntiforgeryTokenPattern();
}
