-- Runs in wrk: https://github.com/wg/wrk/blob/master/SCRIPTING
-- Arguments: none for GET requests, or "place-order" with a prefix for idempotency keys that no other run uses.

local customers, products = 1000, 1000
local headers = { ["Content-Type"] = "application/json" }
local threads = {}

-- Globals, because done() reads them from another Lua state.
statuses, first_error = "", ""

function setup(thread)
   threads[#threads + 1] = thread
end

function init(args)
   if args[1] ~= "place-order" then return end

   local prefix, count, counts = args[2], 0, {}
   math.randomseed(os.time())

   -- An order for one item of a random product by a random customer, with a unique idempotency key.
   request = function()
      count = count + 1
      headers["Idempotency-Key"] = prefix .. count
      local body = string.format(
         '{"customerId":"customer-%04d","card":"tok_approved","lines":[{"productId":%d,"quantity":1}]}',
         math.random(customers), math.random(products))
      return wrk.format("POST", "/orders", headers, body)
   end

   response = function(status, _, body)
      if status < 300 then return end
      counts[status] = (counts[status] or 0) + 1
      if first_error == "" then first_error = body end
      local list = {}
      for code, number in pairs(counts) do list[#list + 1] = code .. "=" .. number end
      table.sort(list)
      statuses = table.concat(list, ",")
   end
end

-- One line for each value: "result <name> <value>". Times are in microseconds.
function done(summary, latency)
   local errors = summary.errors
   local values = {
      { "requests", summary.requests }, { "duration", summary.duration },
      { "p50", latency:percentile(50) }, { "p99", latency:percentile(99) },
      { "status", errors.status }, { "timeout", errors.timeout },
      { "connection", errors.connect + errors.read + errors.write },
   }
   for _, value in ipairs(values) do print(string.format("result %s %.0f", value[1], value[2])) end
   for _, thread in ipairs(threads) do
      print("statuses " .. thread:get("statuses"))
      print("first-error " .. thread:get("first_error"):gsub("%s+", " "))
   end
end
