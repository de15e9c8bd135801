using System.Globalization;
using System.Text.Json;
using Evolution.Fuzzing.Tests.Documents;
using Evolution.Fuzzing.Tests.Http;

namespace Evolution.Fuzzing.Tests.Generating;

/// <summary>Generates requests for the routes of an OpenAPI document. The same seed and number generate the same request.</summary>
/// <param name="document">The document.</param>
/// <param name="seed">The seed of the run.</param>
sealed class RequestGenerator(JsonElement document, int seed)
{
    static readonly string[] Types = ["application/json", "application/json; charset=utf-8", "application/json;charset=\"UTF-8\"", "application/problem+json", "APPLICATION/JSON"];
    static readonly string[] InvalidTypes = ["text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application/octet-stream", "application/json; charset=klingon", "application/json; charset=utf-7", "json", "*/*", ";", ""];
    static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "BREW"];
    static readonly string[] Accepts = ["Accept: */*", "Accept: application/json", "Accept: text/html", "Accept: application/xml;q=0.9, image/*", "Accept: application/problem+xml", "Accept: ;;;", "Accept-Encoding: gzip, br", "Accept-Language: ar-EG"];
    static readonly string[] UnusualHeaders = ["X-Forwarded-Host: evil.example", "X-Forwarded-For: 127.0.0.1' OR 1=1", "X-HTTP-Method-Override: DELETE", "traceparent: 00-zz-yy-xx", "traceparent: 00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-ff", "baggage: a=%00,b=;", "Cookie: a=\"; b", "Authorization: Bearer ../..", "Range: bytes=-1", "If-None-Match: *", "Content-Encoding: gzip", "X-Empty:", "X-Emoji: 👩‍👧"];

    readonly IReadOnlyList<ApiRoute> routes = ApiRoute.ReadAll(document);

    /// <summary>Generates a request that may be valid, and must not cause a failure.</summary>
    public RawRequest CreateUnusual(int number)
    {
        var random = CreateRandom(number);
        var route = random.Pick(routes);
        var body = route.Body is { } schema ? new BodyGenerator(random).CreateUnusual(new(document, schema)) : random.OneIn(10) ? [1, 2, 3] : null;
        return RawRequest.Of(route.Method, CreateTarget(route, random), [.. CreateHeaders(random, route), $"Content-Type: {random.Pick(Types)}"], body, defect: null);
    }

    /// <summary>Generates a request with a defect, which must be rejected.</summary>
    public RawRequest CreateInvalid(int number)
    {
        var random = CreateRandom(number);
        var route = random.Pick(routes);
        return random.Next(10) switch
        {
            0 => CreateInvalidMethod(route, random),
            1 => CreateInvalidPath(route, random),
            2 when route.Body is { } schema => RawRequest.Of(route.Method, CreateTarget(route, random), CreateContentTypeHeaders(random.Pick(InvalidTypes), random), new BodyGenerator(random).CreateUnusual(new(document, schema)), "a content type other than JSON"),
            _ when route.Body is { } schema => CreateInvalidBody(route, schema, random),
            _ when route.Parameters.Any(parameter => parameter is { In: "query" or "path" }) => CreateInvalidParameter(route, random),
            _ => CreateInvalidMethod(route, random),
        };
    }

    Random CreateRandom(int number) => new(unchecked(seed * 1_000_003 + number));

    RawRequest CreateInvalidBody(ApiRoute route, JsonElement schema, Random random)
    {
        var (bytes, defect) = new BodyGenerator(random).CreateInvalid(new(document, schema));
        return RawRequest.Of(route.Method, CreateTarget(route, random), [.. CreateHeaders(random, route), $"Content-Type: {random.Pick(Types)}"], bytes, defect);
    }

    RawRequest CreateInvalidMethod(ApiRoute route, Random random)
    {
        var allowedMethods = routes.Where(candidate => candidate.Template == route.Template).Select(candidate => candidate.Method).ToArray();
        var method = random.Pick([.. Methods.Except(allowedMethods)]);
        return RawRequest.Of(method, CreateTarget(route, random), CreateHeaders(random, route), null, $"no method {method}");
    }

    RawRequest CreateInvalidPath(ApiRoute route, Random random) =>
        RawRequest.Of(route.Method, InvalidPaths.Create(CreateTarget(route, random).Split('?')[0], random), [.. CreateHeaders(random, route), $"Content-Type: {random.Pick(Types)}"], route.Body is { } schema ? new BodyGenerator(random).CreateUnusual(new(document, schema)) : null, "no such path");

    RawRequest CreateInvalidParameter(ApiRoute route, Random random)
    {
        var parameter = random.Pick([.. route.Parameters.Where(parameter => parameter is { In: "query" or "path" })]);
        return RawRequest.Of(route.Method, CreateTarget(route, random, parameter), CreateHeaders(random, route), null, $"an invalid {parameter.Name}");
    }

    string CreateTarget(ApiRoute route, Random random, ApiParameter? invalid = null)
    {
        var values = new ParameterGenerator(document, random);
        var path = route.Template;
        List<string> query = [];
        foreach (var parameter in route.Parameters)
        {
            if (parameter.In is "path") path = path.Replace($"{{{parameter.Name}}}", parameter == invalid ? values.CreateInvalidSegment(parameter) : values.CreateValid(parameter), StringComparison.Ordinal);
            if (parameter.In is "query") query.AddRange(parameter == invalid ? values.CreateInvalid(parameter) : parameter.Required || random.OneIn(2) ? [$"{parameter.Name}={values.CreateValid(parameter)}"] : []);
        }
        if (random.OneIn(8)) query.Add(random.Pick("extra=1", "=", "%", "a=%ff%fe", "x=%00", "a[]=1", $"long={new string('a', 4000)}", "__proto__=1"));
        return query is [] ? path : $"{path}?{string.Join('&', query)}";
    }

    IEnumerable<string> CreateHeaders(Random random, ApiRoute route)
    {
        yield return random.Pick(Accepts);
        if (random.OneIn(4)) yield return random.Pick(UnusualHeaders);
        if (random.OneIn(20)) yield return $"X-Long: {new string('x', 16_000)}";
        foreach (var header in route.Parameters.Where(parameter => parameter.In is "header" && random.OneIn(2)))
            yield return $"{header.Name}: {random.Pick([.. UnusualStrings.All.Select(text => text.Trim()), new string('k', 200), new string('k', 5000), "", random.Next().ToString(CultureInfo.InvariantCulture)])}";
    }

    static IEnumerable<string> CreateContentTypeHeaders(string type, Random random) => type is "" && random.OneIn(2) ? [random.Pick(Accepts)] : [random.Pick(Accepts), $"Content-Type: {type}"];
}
