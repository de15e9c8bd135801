namespace Evolution.Evo.Bench.Inputs;

/// <summary>Large inputs like those that tools generate, and inputs designed to be expensive to parse.</summary>
static class LargeInputs
{
    const string Compose = "compose.yaml";
    const string OneService = "services:\n  db: { image: postgres }\n  api: { image: shop/api }\n  web:\n    image: shop/web\n";

    // Slightly below the maximum number of alias repetitions.
    const int MaxAliases = 5_500;

    /// <summary>A minimal input, which measures the start of the process.</summary>
    public static LargeInput Smallest { get; } = new("one service", Compose, "services:\n  web: { image: shop/web }\n");

    public static IEnumerable<LargeInput> All =>
    [
        LargeInput.Of("services with addresses", Compose, "services:\n", number => $"""
              service-{number}:
                image: shop/service-{number}
                environment:
                  DATABASE_URL: postgres://db-{number % 50}:5432/shop
                  NEXT_URL: http://service-{number + 1}:8080
                depends_on: [service-{number / 2}]
                ports: ["{10_000 + number}:8080"]

            """),
        LargeInput.Of("services on one network and volume", Compose, "services:\n", number => $"  s{number}: {{ image: shop/s{number}, network_mode: host, volumes: [data:/data] }}\n"),
        LargeInput.Of("services with shared network namespaces", Compose, "services:\n", number => $"  s{number}: {{ image: shop/s{number}, network_mode: \"service:s{number / 2}\" }}\n"),
        LargeInput.Of("services from missing folders", Compose, "services:\n", number => $"  s{number}: {{ build: ./s{number}, environment: {{ NEXT: \"http://s{number + 1}:80\" }} }}\n"),
        LargeInput.Of("variables without a value", Compose, "services:\n", number => $"  s{number}: {{ image: shop/s{number}, hostname: \"${{HOST_{number}}}\" }}\n"),
        LargeInput.Of("one service's environment", Compose, OneService + "    environment:\n", number => $"      SETTING_{number}_URL: http://api:8080/path/{number}\n"),
        LargeInput.Of("variables with defaults", Compose, OneService + "    environment:\n", number => $"      - SETTING_{number}=${{VALUE_{number}:-host=db;port=5432}}\n"),
        LargeInput.Of("addresses in one value", Compose, OneService + "    command: \"", _ => "http://api:80 ", "\"\n"),
        LargeInput.Of("hosts in long values", Compose, OneService + "    environment:\n", number => $"      HOSTS_{number}: \"tcp://{string.Concat(Enumerable.Repeat("a,", 9_000))}\"\n"),
        LargeInput.Of("one long word", Compose, OneService + "    command: ", _ => "aaaaaaaaaa", "\n"),
        LargeInput.Of("aliases of one anchor", Compose, "x-env: &env { A: http://s1, B: http://s2, C: http://s3, D: http://s4, E: http://s5, F: http://s6, G: http://s7, H: http://s8 }\nservices:\n",
            number => number < MaxAliases ? $"  s{number}: {{ image: shop/s{number}, environment: *env }}\n" : $"# {number}\n"),
        LargeInput.Of("anchors of single values", Compose, "services:\n", number => $"  s{number}:\n    image: &i{number} shop/s{number}\n    container_name: *i{number}\n"),
        LargeInput.Of("nested lists", Compose, OneService + "    labels: [", _ => "[1,[2,[3]]],", "]\n"),
        LargeInput.Of("ninety nested lists", Compose, OneService + "    labels:\n", number => $"      k{number}: {new string('[', 90)}1{new string(']', 90)}\n"),
        LargeInput.Of("documents", Compose, OneService, _ => "---\na: 1\n"),
        LargeInput.Of("Kubernetes objects", "all.yaml", "", number => $$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: app-{{number}} }
            spec:
              template:
                metadata: { labels: { app: app-{{number}} } }
                spec:
                  containers:
                    - name: main
                      image: shop/app-{{number}}
                      env: [{ name: DB_HOST, value: app-0 }, { name: NEXT, value: "http://app-{{number + 1}}:80" }]
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: app-{{number}} }
            spec: { selector: { app: app-{{number}} }, ports: [{ port: 80 }] }
            ---

            """),
        LargeInput.Of("a ConfigMap shared by five Deployments", "all.yaml", string.Concat(Enumerable.Range(0, 5).Select(number => $$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: app-{{number}} }
            spec: { template: { spec: { containers: [{ name: main, image: shop/app-{{number}}, envFrom: [{ configMapRef: { name: all } }] }] } } }
            ---

            """)) + "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: all }\ndata:\n", number => $"  KEY_{number}: http://app-{number % 10}:80\n"),
        LargeInput.Of("an Aspire manifest", "aspire-manifest.json", """{ "resources": { "db": { "type": "container.v0", "image": "postgres", "connectionString": "Host={db.bindings.tcp.host}", "bindings": { "tcp": { "scheme": "tcp", "targetPort": 5432 } } }""",
            number => $$"""
                ,
                "s{{number}}": { "type": "project.v0", "path": "s{{number}}/s.csproj", "env": { "ConnectionStrings__db": "{db.connectionString}", "services__next": "{s{{number / 2}}.bindings.http.url}" }, "bindings": { "http": { "scheme": "http" } } }
                """, "}}"),
    ];
}
