// The official client, unchanged: node client.js sms|otp OPTIONS METHOD ARGUMENTS, all JSON.
const services = require('thaibulksms-api')

const [service, options, method, args] = process.argv.slice(2)
const client = services[service](JSON.parse(options))

client[method](...JSON.parse(args)).then(
  (answer) => console.log(JSON.stringify({ answer })),
  (error) => console.log(JSON.stringify({ refused: error.data || { code: error.code, message: error.message } }))
)
